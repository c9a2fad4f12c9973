import 'server-only'
import { operations } from '@/lib/modules'
import { readingSources } from '@/lib/modules.server'
import { defineQuery } from '@/lib/platform/query'
import { operations as ratingOperations } from '@/lib/rating/operations'
import { areas, readingAreas, type Reading } from './readings'

/**
 * How the tenant reads the unclear places of its act, from wherever each reading stands; `change` only for who may
 * decide otherwise. A constant number of statements.
 */
export const listReadings = defineQuery({
  operation: ratingOperations['methodology.read'],
  run: async (ctx, _input: Record<never, never>): Promise<Reading[]> => {
    const all: Reading[] = []
    for (const area of readingAreas) {
      const may = ctx.can(operations[areas[area].changes])
      for (const one of await readingSources[area](ctx)) all.push({ ...one, area, change: may ? one.change : null })
    }
    return all
  },
})
