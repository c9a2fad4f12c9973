import 'server-only'
import { formatNumber } from '@/lib/core/format'
import { verifyChain } from '@/lib/platform/audit-chain'
import { platformDb } from '@/lib/platform/db'
import { chainFaultTexts } from '@/lib/records/labels'

// Checks the audit journal of one tenant or of all: `npm run audit:verify -- kuzbass` or `-- --all`. Ends with 0 when
// all are whole, else 1.

/** Verifies and prints; true when every chain is whole. */
async function verify(slug: string): Promise<boolean> {
  const tenants = await platformDb().tenant.findMany({
    where: slug === '--all' ? {} : { slug },
    orderBy: { slug: 'asc' },
    select: { id: true, slug: true },
  })
  if (tenants.length === 0) {
    console.error(
      slug === '--all'
        ? 'Порталов пока нет.'
        : `Портала «${slug}» нет. Проверьте имя или проверьте все: npm run audit:verify -- --all`,
    )
    return slug === '--all'
  }
  let whole = true
  for (const tenant of tenants) {
    const state = await verifyChain(tenant.id)
    if (state.ok) {
      // Written down elsewhere, the number and the hash prove later that the journal's end was not cut off.
      console.log(
        `${tenant.slug}: журнал цел. Запечатано записей: ${formatNumber(state.sealed)}, ждут печати: ${formatNumber(state.pending)}. Последняя печать: № ${state.sealed}, ${state.head}`,
      )
      continue
    }
    whole = false
    const { number, recordId, what } = state.fault
    console.log(
      `${tenant.slug}: журнал нарушен. Первая нарушенная запись: ${recordId}${number === null ? '' : `, печать № ${number}`}. ${chainFaultTexts[what]}`,
    )
  }
  return whole
}

const [slug] = process.argv.slice(2)
if (!slug) {
  console.error('Укажите портал или все сразу: npm run audit:verify -- <имя> | --all')
  process.exit(1)
}
try {
  const whole = await verify(slug)
  await platformDb().$disconnect()
  process.exit(whole ? 0 : 1)
} catch (error) {
  console.error(
    `Проверить журнал не удалось: ${error instanceof Error ? error.message.split('\n').at(-1) : String(error)}`,
  )
  process.exit(1)
}
