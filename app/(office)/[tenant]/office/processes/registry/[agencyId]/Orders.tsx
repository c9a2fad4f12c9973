import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import type { RegistryView } from '@/lib/processes/registry/registry-queries'

/** The order of keeping in force; a registry counts as approved only with it (Kirov 3.4). */
export function Orders({ tenant, view }: { tenant: string; view: RegistryView }) {
  const { agency, orders, can, keeper } = view
  const [last] = orders
  if (keeper) return null
  return (
    <Section title="Порядок ведения" rule>
      {last ? (
        <StatusMark kind="ok">
          {last.actTitle} от {formatShort(last.actOn)} № {last.actNumber}
          {last.file && (
            <a href={`/api/${tenant}/files/${last.file.id}`} download="" className="block wrap-anywhere">
              {last.file.name}
            </a>
          )}
          {orders.length > 1 && <span className="block text-sm text-muted">Редакций: {orders.length}</span>}
        </StatusMark>
      ) : (
        <StatusMark kind="warn">не утверждён</StatusMark>
      )}
      {(can.order || orders.length > 1) && (
        <p className="mt-3">
          <ButtonLink href={`/${tenant}/office/processes/registry/${agency.id}/order`} variant="quiet" size="s">
            {can.order ? (last ? 'Новая редакция' : 'Внести порядок') : 'Все редакции'}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}
