import { LianyuError, refuse } from '@lianyu/kernel'

/** An option's value as a whole number. @throws LianyuError `cli.bad-option` */
export function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new LianyuError(refuse('cli.bad-option', { option, value, wanted: `${least}–${most}` }))
  }
  return number
}
