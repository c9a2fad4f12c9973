import 'server-only'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { recordRoadmapEvents } from './events'
import { tellAssigned } from './letters'
import { assignParts, loadRoadmapFromTemplate } from './load'
import { lockRoadmap } from './scope'
import { Nothing, RoadmapId } from './schema'
import { programmeOf } from '@/lib/programme/queries'
import { operations } from './operations'

/** «Загрузить из акта»: the programme's map for a tenant that was created before its template had one. */
export const loadRoadmap = defineCommand({
  operation: operations['roadmap.load'],
  schema: Nothing,
  creates: 'Roadmap',
  run: async (ctx) => {
    const { tx, tenantId, actor, now } = ctx
    await takeTurn(tx, 'roadmap', tenantId)
    const loaded = await loadRoadmapFromTemplate(tx, tenantId, await programmeOf(tx, tenantId), {
      name: actor.name,
      now,
    })
    if (!loaded)
      return fail(
        'RULE',
        'В акте программы нет плана мероприятий со сроками, или карта уже загружена. Обновите страницу.',
      )
    return done(
      { id: loaded.roadmapId, items: loaded.items, parts: loaded.parts },
      {
        subject: { type: 'Roadmap', id: loaded.roadmapId },
        after: { title: loaded.title, items: loaded.items, count: loaded.parts },
      },
    )
  },
})

/** Gives parts to agencies that came after the map was loaded; what is there stays as it is. */
export const assignRoadmap = defineCommand({
  operation: operations['roadmap.assign'],
  schema: RoadmapId,
  unversioned: 'gives only the parts that are missing: the second time there are none, and no text changes',
  run: async (ctx, { id }) => {
    const locked = await lockRoadmap(ctx, id)
    if (!locked.ok) return locked
    const map = locked.value
    if (map.status !== 'APPROVED') return fail('RULE', 'Исполнители распределяются по утверждённой карте.')
    const { parts, agencies } = await assignParts(ctx.tx, ctx.tenantId, id, map.agencyId)
    if (parts === 0) return fail('RULE', 'Все исполнители уже назначены: добавлять некого.')
    await recordRoadmapEvents(ctx, [
      { roadmapId: id, kind: 'PART_ASSIGNED', words: { parts, agencies: agencies.length } },
    ])
    await tellAssigned(ctx, agencies, map, parts)
    return done(
      { id, parts, agencies: agencies.length },
      { subject: { type: 'Roadmap', id }, agencyId: map.agencyId, after: { count: parts, agencies } },
    )
  },
})
