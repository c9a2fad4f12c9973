import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { LinkTabs } from '@/components/ui/Tabs'
import { StatusMark } from '@/components/ui/StatusMark'
import { roadmapStatusLabels } from '@/lib/roadmaps/labels'
import type { RoadmapView } from '@/lib/roadmaps/view'

type Props = {
  tenant: string
  map: Pick<RoadmapView, 'id' | 'title' | 'agency' | 'basis' | 'status' | 'openChanges' | 'kind'>
  current: 'table' | 'timeline' | 'changes'
}

/** The name of a map, its documents and its views. */
export function RoadmapHead({ tenant, map, current }: Props) {
  const at = `/${tenant}/office/roadmaps/${map.id}`
  const { short, mark } = roadmapStatusLabels[map.status]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('roadmaps'), href: `/${tenant}/office/roadmaps` },
          { label: map.agency?.name ?? map.title },
        ]}
      />
      <PageTitle
        title={map.title}
        lead={map.basis || undefined}
        kicker={
          <span className="flex flex-wrap gap-x-4">
            {map.agency && <span>{map.agency.name}</span>}
            <StatusMark kind={mark}>{short}</StatusMark>
          </span>
        }
        actions={
          <>
            <ButtonLink variant="quiet" href={`${at}/print`}>
              Для печати
            </ButtonLink>
            <ButtonLink variant="quiet" href={`/api/${tenant}/documents/roadmaps/${map.id}.pdf`} download="">
              PDF
            </ButtonLink>
            <ButtonLink variant="quiet" href={`/api/${tenant}/documents/roadmaps/${map.id}.docx`} download="">
              DOCX
            </ButtonLink>
            <ButtonLink variant="quiet" href={`/api/${tenant}/documents/roadmaps/${map.id}.xlsx`} download="">
              XLSX
            </ButtonLink>
          </>
        }
      />
      <LinkTabs
        label="Вид карты"
        items={[
          { href: at, label: 'Таблица', current: current === 'table' },
          { href: `${at}/timeline`, label: 'График', current: current === 'timeline' },
          {
            href: `${at}/changes`,
            label: 'Изменения и история',
            current: current === 'changes',
            count: map.openChanges || undefined,
          },
        ]}
      />
    </>
  )
}
