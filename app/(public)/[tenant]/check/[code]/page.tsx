import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import type { AwardDocument } from '@/lib/rating/award/document'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { getPublishedAward } from '@/lib/rating/award/published-queries'
import { upperFirst } from '@/lib/core/format'

// Whether it still holds today must not come out of a cache.
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Проверка подлинности', robots: { index: false } }

function State({ award }: { award: AwardDocument }) {
  if (award.state === 'REVOKED')
    return (
      <Notice tone="danger" title="Отозвано">
        Документ выдавался, но больше не действует: результат изменён новой редакцией рейтинга.
      </Notice>
    )
  if (award.state === 'EXPIRED')
    return (
      <Notice tone="warn" title="Срок истёк">
        Документ подлинный, но уровень действовал до {award.validUntil && formatLong(award.validUntil)} и не
        подтверждён.
      </Notice>
    )
  return (
    <Notice tone="ok" title="Документ подлинный">
      {award.validUntil ? `Действует до ${formatLong(award.validUntil)}` : 'Срок действия не ограничен.'}
    </Notice>
  )
}

/** Where the QR code of a diploma or certificate leads. */
export default async function CheckPage({ params }: { params: Promise<{ tenant: string; code: string }> }) {
  const { tenant: slug, code } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant) notFound()
  const award = await getPublishedAward(tenant, code, new Date())
  return (
    <>
      <PageTitle size="l" title="Проверка документа" kicker={tenant.name} />
      {!award && (
        <Notice tone="danger" title="Такого документа портал не выдавал">
          Проверьте адрес: он напечатан под QR-кодом целиком. Если адрес верный, документ поддельный – сообщите
          уполномоченному органу: {tenant.template.bodies.authority}.
        </Notice>
      )}
      {award && (
        <>
          <State award={award} />
          <div className="mt-6">
            <DefinitionList
              items={[
                {
                  term: 'Документ',
                  value: `${award.awardText ? upperFirst(award.awardText) : award.heading} № ${award.number}`,
                },
                { term: 'Выдан', value: award.agencyName },
                {
                  term: 'За что',
                  value: `Уровень «${award.levelTitle}» по итогам ${award.year} года, оценка ${formatDecimal(award.total)} из ${formatDecimal(award.maximum)}`,
                },
                { term: 'Дата выдачи', value: formatLong(award.issuedOn) },
                { term: 'Кем', value: award.authority },
              ]}
            />
          </div>
          <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
            <a href={`/api/${slug}/documents/awards/${award.code}.pdf`}>Скачать PDF</a>
            <a href={`/${slug}/rating/${award.year}`}>Рейтинг за {award.year} год</a>
          </p>
        </>
      )}
    </>
  )
}
