/** The left column is what this person does, in their words: the page that builds it knows their roles. */
export interface NavItem {
  id: string
  name: string
  to: string
  /** 7, or 31/46. */
  count?: number | string
  /** Its count is late: said in red. */
  late?: boolean
  /** `g` then this key goes there. */
  key?: string
  /** A page that anybody may read, outside of the desk: opened beside it. */
  outside?: true
}

export interface NavGroup {
  id: string
  name: string
  items: NavItem[]
}
