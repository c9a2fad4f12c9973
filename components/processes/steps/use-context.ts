'use client'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { newId } from '@/lib/core/ids'
import type { TableRow } from '@/lib/processes/steps/changes'
import type { TableContext } from '@/lib/processes/steps/columns'
import { numbersOf } from '@/lib/processes/steps/numbers'
import type { Named, Names } from '@/lib/processes/steps/role-text'

/** Known names, and those that were typed anew in this page. */
function useNames(known: readonly Named[]): Names {
  const [invented] = useState(() => new Map<string, Named>())
  return useMemo(() => {
    const byId = new Map(known.map((one) => [one.id, one.name]))
    const byName = new Map(known.map((one) => [one.name.toLowerCase(), one]))
    return {
      byId: (id) => byId.get(id) ?? [...invented.values()].find((one) => one.id === id)?.name,
      byName: (name) => byName.get(name.toLowerCase()),
      invent: (name) => {
        const key = name.toLowerCase()
        const made = invented.get(key) ?? { id: newId(), name }
        invented.set(key, made)
        return made.id
      },
    }
  }, [known, invented])
}

/** How cells are read and written; another one only when the order of the steps or the names change. */
export function useTableContext(
  rows: readonly TableRow[],
  { roles, materials }: { roles: readonly Named[]; materials: readonly Named[] },
  dayMinutes: string,
): TableContext {
  const [roleNames, materialNames] = [useNames(roles), useNames(materials)]
  const latest = useRef(rows)
  useLayoutEffect(() => {
    latest.current = rows
  })
  const order = rows.map(({ id }) => id).join(' ')
  return useMemo(() => {
    const ids = order === '' ? [] : order.split(' ')
    const places = new Map(ids.map((id, i) => [id, i + 1]))
    return {
      dayMinutes,
      roles: roleNames,
      materials: materialNames,
      numbers: {
        idOf: (number) => ids[number - 1],
        numberOf: (id) => places.get(id),
        joinOf: (entries) => numbersOf(latest.current).joinOf(entries),
      },
    }
  }, [order, roleNames, materialNames, dayMinutes])
}
