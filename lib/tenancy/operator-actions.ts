import 'server-only'
import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/core/result'
import { signedInAction, type AccountDone } from '@/lib/account/account-action'
import { createTenant, readTemplateSource } from './commands'
import { emblemDataUrl } from './emblem'
import { programmeJson, programmeSlugs } from './programmes'
import { TemplateSource, type CreateTenantInput } from './schema'
import { modulesOf, parseTemplate } from './template'
import { blockContents } from '@/lib/modules'
import { actLine, agencyKinds } from '@/lib/programme/act'

const notOperator = () => fail('FORBIDDEN', 'Это может делать только оператор портала.')

/**
 * The form «Новая программа»: the emblem's file becomes a data: URL, everything else goes to the command, which checks
 * it.
 */
export const createTenantForm = signedInAction(
  z.record(z.string(), z.unknown()),
  async (account, input): Promise<Result<AccountDone>> => {
    if (!account.isOperator) return notOperator()
    const emblem = await emblemDataUrl(input.emblem)
    if (!emblem.ok) return emblem
    const made = await createTenant(account, { ...input, emblem: emblem.value } as z.input<typeof CreateTenantInput>)
    return made.ok ? ok({ redirectTo: `/operator?created=${made.value.slug}` }) : made
  },
)

/** The form «Проверить шаблон»: says what the template holds, or what is wrong with it. Writes nothing. */
export const checkTemplateForm = signedInAction(TemplateSource, (account, input): Promise<Result<AccountDone>> => {
  if (!account.isOperator) return Promise.resolve(notOperator())
  const parsed = readTemplateSource(input)
  if (!parsed.ok) return Promise.resolve(fail('INVALID', 'Шаблон не принят.', { details: parsed.problems }))
  const { template } = parsed
  return Promise.resolve(
    ok({
      message: 'Шаблон принят: ошибок нет.',
      value: {
        programme: template.program.title,
        region: template.tenant.name,
        act: actLine(template),
        kinds: agencyKinds(template),
        blocks: blockContents(template),
      },
    }),
  )
})

/** The portal's own programmes with what the form needs of each. */
export const programmeOptions = () =>
  programmeSlugs.flatMap((slug) => {
    const parsed = parseTemplate(programmeJson(slug))
    if (!parsed.ok) return []
    const { tenant, program, bodies, agencies } = parsed.template
    return [
      {
        slug,
        region: tenant.name,
        title: program.title,
        act: actLine(parsed.template),
        modules: modulesOf(parsed.template),
        kind: tenant.kind,
        timeZone: tenant.timeZone,
        authority: bodies.authority,
        agencies: agencies?.length ?? 0,
      },
    ]
  })
