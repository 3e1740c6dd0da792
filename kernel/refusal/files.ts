import { entry } from './sorts.ts'

export const filesRefusals = {
  'files.too-large': entry<{ limitMb: number }>(
    'too-large',
    (f) => `文件超过 ${f.limitMb} MB。请压缩或拆分后再上传。`,
    (f) => `The file is larger than ${f.limitMb} MB. Compress or split it and upload again.`,
  ),
  'files.empty': entry<object>(
    'invalid',
    () => '文件是空的。请重新选择文件。',
    () => 'The file is empty. Choose it again.',
  ),
  'files.type': entry<{ found: string }>(
    'invalid',
    (f) => `不接受这种文件（${f.found}）。请用 PDF、图片（PNG、JPEG、WebP）、Word、Excel 或 MP4。`,
    (f) => `This sort of file (${f.found}) is not accepted. Use PDF, an image (PNG, JPEG, WebP), Word, Excel or MP4.`,
  ),
  'files.not-yours': entry<object>(
    'not-found',
    () => '没有找到这个文件，或者您看不到引用它的记录。请从业务件页面打开。',
    () => 'The file was not found, or you may not see a fact that names it. Open it from its matter.',
  ),
  'files.name': entry<object>(
    'invalid',
    () => '缺少文件名，或文件名无法读取。请重新选择文件（程序调用请带 X-File-Name）。',
    () => 'The file name is missing or unreadable. Choose the file again (programs send X-File-Name, percent-encoded).',
  ),
  'files.not-here-yet': entry<object>(
    'unavailable',
    () => '文件还没有从对方站点传到。请稍后再试。',
    () => 'The file has not arrived from the other party’s node yet. Try again shortly.',
  ),
}
