import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import type { MapState } from '../model/states'
import { givenText, mapText, type MapText } from './read'

export type MapFileView = MapText & { version: number }

/** Files of the maps of a process as they are shown, given out and edited; «как есть» can be drawn from nothing. */
export const getMapFiles = defineQuery({
  operation: operations['process.read'],
  run: async (ctx, { id }: { id: string }): Promise<Partial<Record<MapState, MapFileView>>> => {
    const process = isUuid(id)
      ? await ctx.tx.process.findFirst({
          where: { AND: [{ id }, processWhere(ctx)] },
          select: {
            id: true,
            name: true,
            agencyId: true,
            maps: { select: { id: true, state: true, startId: true, version: true } },
          },
        })
      : null
    if (!process) notFound()
    const nothing = { name: process.name, start: null, rows: [], roles: [] }
    const files: Partial<Record<MapState, MapFileView>> = { AS_IS: { ...givenText(nothing, null), version: 0 } }
    for (const map of process.maps) files[map.state] = { ...(await mapText(ctx, process, map)), version: map.version }
    return files
  },
})
