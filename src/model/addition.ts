/** What the OpenAPI documents say of fields and operations that Ntropy's contract does not have. */
export const ADDITION = { "x-ntropy-addition": true } as const;
