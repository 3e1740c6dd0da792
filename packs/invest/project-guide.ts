import { type Publication, text } from '@lianyu/kernel'

/**
 * 《投资项目指南》: what stands in it has passed openness, secrecy check and three reviews (`guide-project.ts`). Whoever asks
 * about an entry becomes a lead of the investment office, with its source named.
 */
export const projectGuide: Publication = {
  id: 'investment-guide',
  label: text('投资项目指南', 'Investment project guide'),
  says: text(
    '以下项目已经公开审查，欢迎洽谈。估算投资和面积以签约时为准。',
    'These projects have passed review for publication. What counts in the end is the contract, not the estimates.',
  ),
  kind: 'guide-project',
  stage: 'published',
  group: 'chain',
  edition: 'edition',
  fields: ['place', 'land', 'factory', 'investmentFen', 'content', 'market', 'policy', 'policyReviewNo', 'contactUnit'],
  pictures: 'pictures',
  enquiry: {
    kind: 'lead',
    label: text('咨询这个项目', 'Ask about this project'),
    says: text('招商部门会打您留的电话。', 'The investment office will call the number you leave.'),
    desk: 'public',
    role: 'public',
    ask: ['firm!', 'contactName!', 'contactPhone!', 'demand!'],
    labels: {
      firm: text('企业名称', 'Your firm'),
      contactName: text('怎么称呼您', 'Your name'),
      contactPhone: text('您的电话', 'Your telephone'),
      demand: text('投资意向和需求', 'What you intend and need'),
    },
    with: {
      name: '={name} 网上咨询',
      chain: 'chain',
      found: '=guide',
      foundBy: '=投资项目指南网页',
      reportedOn: '$today',
      guide: '$matter',
      sample: 'sample',
    },
    most: 200,
    known: { column: 'found', value: 'guide' },
  },
}
