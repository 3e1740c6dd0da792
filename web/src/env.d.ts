declare module 'virtual:zh-Hant' {
  const words: Record<string, object>
  export default words
}
