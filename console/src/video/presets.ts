/** The positions that a camera declares (KINDS: `presets[]{id, views}`). */
export function presetsOf(attributes: Readonly<Record<string, unknown>>): string[] {
  const declared = attributes['presets']
  if (!Array.isArray(declared)) return []
  return declared.flatMap((preset: unknown) =>
    preset !== null && typeof preset === 'object' && 'id' in preset && typeof preset.id === 'string' ? [preset.id] : [],
  )
}
