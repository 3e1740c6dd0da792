export const clockRefusals = {}
