import { entry } from './sorts.ts'

export const nodeRefusals = {
  'node.not-found': entry<{ what: string }>(
    'not-found',
    (f) => `没有找到${f.what}，或者您无权查看。请检查地址。`,
    (f) => `${f.what} was not found, or you may not see it. Check the address.`,
  ),
}
