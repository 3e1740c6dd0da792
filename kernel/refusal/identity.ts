export const identityRefusals = {}
