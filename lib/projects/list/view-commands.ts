import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { projectQuery, readProjectFilter } from './filter'
import { RemoveViewInput, RenameViewInput, SaveViewInput } from './view-schema'
import { operations } from '../operations'

const MAX_VIEWS = 30
const gone = () => fail('RULE', 'Такого вида среди ваших уже нет. Обновите страницу.')
const nobody = () =>
  fail('RULE', 'Виды сохраняются за человеком, а вы вошли без него. Войдите под своей учётной записью.')

/** The person's own view; of others' there is nothing. */
const ownView = (ctx: CommandContext, id: string) =>
  ctx.tx.savedView.findFirst({ where: { tenantId: ctx.tenantId, id, personId: ctx.actor.personId ?? id } })

/** Keeps filters, order and columns of a list for the person; a view with this name is replaced. */
export const saveView = defineCommand({
  operation: operations['view.save'],
  schema: SaveViewInput,
  unversioned: "the person's own: a view of the same name is replaced",
  run: async (ctx, input) => {
    const { personId } = ctx.actor
    if (personId === null) return nobody()
    const query = projectQuery(readProjectFilter(Object.fromEntries(new URLSearchParams(input.query))))
    const key = { tenantId: ctx.tenantId, personId, list: input.list }
    const views = await ctx.tx.savedView.findMany({ where: key, select: { id: true, name: true } })
    const same = views.find(({ name }) => name === input.name)
    if (!same && views.length >= MAX_VIEWS) return fail('LIMIT', `Сохранено уже ${MAX_VIEWS} видов. Удалите ненужные.`)
    const id = same?.id ?? newId()
    if (same)
      await ctx.tx.savedView.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id } },
        data: { query },
        select: { id: true },
      })
    else await ctx.tx.savedView.create({ data: { ...key, id, name: input.name, query }, select: { id: true } })
    return done({ id, query }, { subject: { type: 'SavedView', id }, after: { name: input.name, query } })
  },
})

export const renameView = defineCommand({
  operation: operations['view.save'],
  schema: RenameViewInput,
  unversioned: "the person's own: the same name twice is the same",
  run: async (ctx, input) => {
    const view = await ownView(ctx, input.id)
    if (!view) return gone()
    const taken = await ctx.tx.savedView.count({
      where: {
        tenantId: ctx.tenantId,
        personId: view.personId,
        list: view.list,
        name: input.name,
        NOT: { id: view.id },
      },
    })
    if (taken > 0)
      return fail('CONFLICT', 'Вид с таким названием у вас уже есть.', {
        fields: { name: 'Такое название уже занято.' },
      })
    await ctx.tx.savedView.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: view.id } },
      data: { name: input.name },
      select: { id: true },
    })
    return done(
      { id: view.id },
      { subject: { type: 'SavedView', id: view.id }, before: { name: view.name }, after: { name: input.name } },
    )
  },
})

export const removeView = defineCommand({
  operation: operations['view.remove'],
  schema: RemoveViewInput,
  unversioned: "the person's own: removed twice is removed",
  run: async (ctx, input) => {
    const view = await ownView(ctx, input.id)
    if (!view) return gone()
    await ctx.tx.savedView.delete({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: view.id } },
      select: { id: true },
    })
    return done(
      { id: view.id },
      { subject: { type: 'SavedView', id: view.id }, before: { name: view.name, query: view.query } },
    )
  },
})
