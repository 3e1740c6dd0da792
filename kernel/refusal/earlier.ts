import { entry } from './sorts.ts'

/** 以前交过的材料: papers of a person's earlier matters, used again at the window. */
export const earlierRefusals = {
  'earlier.not-here': entry<object>(
    'conflict',
    () => '这一件不能用以前交过的材料：要由收件的窗口在真实的件上办。请让申请人自己交。',
    () =>
      'Earlier papers cannot be used here: only the window that received a real case may. Ask the applicant for them.',
  ),
  'earlier.no-number': entry<object>(
    'conflict',
    () => '这一件没有写身份证号或统一社会信用代码，认不出以前的件。请让申请人自己交。',
    () =>
      'No resident id or credit code stands in this case, so earlier ones cannot be told. Ask the applicant for the papers.',
  ),
  'earlier.no-consent': entry<object>(
    'forbidden',
    () => '申请人还没有同意用以前交过的材料，或已撤回。请先当面问，把意见记下来。',
    () =>
      'The applicant has not consented to the use of earlier papers, or took it back. Ask, and write down the answer.',
  ),
  'earlier.not-offered': entry<object>(
    'conflict',
    () => '有一份材料现在不能用：已删除、属于别的单位，或不是这位申请人的。请刷新后重新选。',
    () =>
      'One of the papers cannot be used now: erased, another party’s, or not this applicant’s. Reload, choose again.',
  ),
}
