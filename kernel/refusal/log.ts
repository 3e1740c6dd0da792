export const logRefusals = {}
