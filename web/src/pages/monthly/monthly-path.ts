export const monthlyPath = (item: string, matter?: string, month?: string) =>
  `/monthly/${item}${matter ? `/${encodeURIComponent(matter)}` : ''}${month ? `?month=${month}` : ''}`
