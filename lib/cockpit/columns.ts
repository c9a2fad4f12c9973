/** The cockpit's columns, as the modules declare their cells. Pure. */
import type { CellSpec } from '@/lib/core/cockpit'
import { declared, type DeclaredNames } from '@/lib/modules'

export type CellKey = DeclaredNames<'cockpit'>

const specs: Record<CellKey, CellSpec> = Object.assign({}, ...declared.map(({ cockpit }) => cockpit))

/** From the left to the right. */
export const cellKeys = (Object.keys(specs) as CellKey[]).sort((a, b) => specs[a].place - specs[b].place)
export const cellSpecs = specs
