import { isOpenStep, type Kind } from '@lianyu/kernel'

/**
 * An entry of this step moves no track and no field: of the projections it changes the time of the last change, and what
 * an indicator counts. A step that issues a paper does more, since the paper is found by its code.
 */
export function addsOnly(kind: Kind, step: string): boolean {
  return isOpenStep(kind, step) && kind.declaration.open[step]?.issues === undefined
}
