export const codeRefusals = {}
