export const agreementRefusals = {}
