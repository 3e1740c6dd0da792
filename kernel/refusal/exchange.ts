export const exchangeRefusals = {}
