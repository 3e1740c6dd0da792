export const factRefusals = {}
