/** The two states of a process: their words and their places in addresses. Pure. */
export type MapState = 'AS_IS' | 'TO_BE'
export const mapStateLabels: Record<MapState, string> = { AS_IS: 'как есть', TO_BE: 'как будет' }
/** In addresses. */
export const mapStatePaths: Record<MapState, string> = { AS_IS: 'as-is', TO_BE: 'to-be' }
export const mapStateOf = (path: string | undefined): MapState | null =>
  path === undefined || path === mapStatePaths.AS_IS ? 'AS_IS' : path === mapStatePaths.TO_BE ? 'TO_BE' : null
