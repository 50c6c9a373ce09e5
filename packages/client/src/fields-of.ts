/** What another tab or a storage holds under some names; of what is no object nothing. */
export const fieldsOf = (value: unknown): { readonly [name: string]: unknown } =>
  (value ?? {}) as { readonly [name: string]: unknown }
