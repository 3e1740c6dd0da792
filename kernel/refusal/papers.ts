import { entry } from './sorts.ts'

export const papersRefusals = {
  'paper.no-font': entry<object>(
    'unavailable',
    () => '站点没有中文字体，做不出 PDF。请下载 Word 版，或请管理员安装 fonts-noto-cjk。',
    () =>
      'The node has no Chinese font, so it cannot make a PDF. Take the Word file, or ask for fonts-noto-cjk to be installed.',
  ),
  'paper.wants-matter': entry<object>(
    'invalid',
    () => '这种公文是关于一件业务的。请从业务件页面打开。',
    () => 'This paper is about one matter. Open it from its page.',
  ),
  'paper.wants-month': entry<object>(
    'invalid',
    () => '请选月份，如 2026-10。',
    () => 'Choose a month, such as 2026-10.',
  ),
}
