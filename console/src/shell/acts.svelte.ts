/** What can be done from the palette or by its keys, wherever one is: each feature offers its own. */
import { onDestroy } from 'svelte'
import type { Permission } from '../session/session.svelte'

export interface Act {
  /** What it is called now; also what tells it from others. */
  readonly name: string
  /** `a`, `?`, or one after the other: `g m`. Without Ctrl, Alt or a field that is typed in. */
  readonly keys?: string
  /** Who lacks it is not offered the act. */
  readonly needs?: Permission
  readonly run: () => void
}

type Offer = () => readonly Act[]

class Acts {
  private offers = $state.raw<readonly Offer[]>([])

  /** Those that are offered now, to who `may`. */
  open(may: (permission: Permission) => boolean): readonly Act[] {
    return this.offers.flatMap((offer) => offer()).filter(({ needs }) => needs === undefined || may(needs))
  }

  /** Offer acts until the answer is called. */
  add(offer: Offer): () => void {
    this.offers = [...this.offers, offer]
    return () => (this.offers = this.offers.filter((other) => other !== offer))
  }
}

export const acts = new Acts()

/** Offer acts for as long as the component lives; `offer` is asked whenever they are looked at. */
export function offerActs(offer: Offer): void {
  onDestroy(acts.add(offer))
}
