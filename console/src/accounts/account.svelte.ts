/** One account as it is edited: its rights, whether it is let in, its password and seal. */
import { answered, api } from '../api/client'
import { speech } from '../words/language.svelte'
import type { Account } from './columns'
import { same, type Grant } from './grants'
import type { Told } from './ToldOnce.svelte'
import { accounts } from './words'

export class AccountEdited {
  account = $state.raw<Account | null>(null)
  grants = $state.raw<Grant[]>([])

  constructor(readonly id: string) {}

  get changed(): boolean {
    return this.account !== null && !same(this.grants, this.account.grants)
  }

  /** Each throws `Refused`. */
  async load(): Promise<void> {
    this.take(await answered(api.GET('/api/v1/accounts/{account}', { params: { path: this.path } })))
  }

  async save(): Promise<void> {
    await this.put({ grants: this.grants })
  }

  async let(disabled: boolean): Promise<void> {
    await this.put({ disabled })
  }

  async reset(second_factor: boolean): Promise<Told | null> {
    const asked = api.POST('/api/v1/accounts/{account}/reset', { params: { path: this.path }, body: { second_factor } })
    const { password } = await answered(asked)
    await this.load()
    return password === null ? null : this.told(password)
  }

  async seal(): Promise<Told> {
    const sealed = await answered(api.POST('/api/v1/accounts/{account}/seal', { params: { path: this.path } }))
    await this.load()
    return { ...this.told(sealed.password), codes: sealed.recovery_codes }
  }

  private get path() {
    return { account: this.id }
  }

  private told(password: string): Told {
    return { title: this.account?.name ?? '', lines: [[speech.of(accounts).password, password]] }
  }

  private async put(part: { grants?: Grant[]; disabled?: boolean }): Promise<void> {
    if (!this.account) return
    const { grants, disabled, version } = this.account
    const locale = this.account.locale === 'en' ? 'en' : 'fr'
    const params = { path: this.path, header: { 'If-Match': `"${version}"` } }
    this.take(await answered(api.PUT('/api/v1/accounts/{account}', { params, body: { locale, grants, disabled, ...part } })))
  }

  private take(account: Account): void {
    this.account = account
    this.grants = account.grants
  }
}
