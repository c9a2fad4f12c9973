import type { ReactNode } from 'react'
import { ProgressMark } from '@/components/roadmaps/StateMark'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { roadmapStatusLabels, yearsText } from '@/lib/roadmaps/labels'
import type { RoadmapLine, RoadmapList } from '@/lib/roadmaps/view'
import { loadRoadmapAction } from './action'

function ProgrammeTable({ at, maps, empty }: { at: string; maps: RoadmapLine[]; empty: ReactNode }) {
  const columns: Column<RoadmapLine>[] = [
    {
      key: 'title',
      header: 'Карта',
      phone: 'title',
      cell: (map) => (
        <>
          <a href={`${at}/${map.id}`} className="font-medium">
            {map.title}
          </a>
          <span className="block text-sm font-normal text-muted">
            {map.basis || yearsText(map.yearFrom, map.yearTo)}
          </span>
        </>
      ),
    },
    {
      key: 'years',
      header: 'Годы',
      width: '8rem',
      cell: (map) => (map.yearFrom === map.yearTo ? map.yearFrom : `${map.yearFrom}–${map.yearTo}`),
    },
    {
      key: 'status',
      header: 'Состояние',
      width: '12rem',
      cell: (map) => (
        <StatusMark kind={roadmapStatusLabels[map.status].mark}>{roadmapStatusLabels[map.status].short}</StatusMark>
      ),
    },
    {
      key: 'progress',
      header: 'Выполнено',
      width: '14rem',
      phone: 'wide',
      cell: (map) => <ProgressMark progress={map.progress} />,
    },
  ]
  return (
    <DataTable caption="Дорожные карты программы" columns={columns} rows={maps} rowKey={({ id }) => id} empty={empty} />
  )
}

/** «Программа»: the programme's own maps, and how to begin where there is none. */
export function Programme({ tenant, maps, can }: { tenant: string; maps: RoadmapLine[]; can: RoadmapList['can'] }) {
  const at = `/${tenant}/office/roadmaps`
  return (
    <Section title="Программа" className="mt-0">
      <ProgrammeTable
        at={at}
        maps={maps}
        empty={
          can.load ? (
            <EmptyState
              title="Карта ещё не загружена"
              action={<ActionForm action={loadRoadmapAction} tenant={tenant} submitLabel="Загрузить из акта" />}
            >
              В акте программы есть план мероприятий со сроками и исполнителями. Портал перенесёт его дословно и
              распределит по органам.
            </EmptyState>
          ) : (
            <EmptyState
              title="У программы нет общей карты"
              action={can.createProgramme && <ButtonLink href={`${at}/new`}>Составить карту</ButtonLink>}
            >
              Акт программы не содержит плана мероприятий со сроками. Органы ведут свои карты.
            </EmptyState>
          )
        }
      />
      {maps.length > 0 && can.load && (
        <div className="mt-4">
          <ActionForm
            action={loadRoadmapAction}
            tenant={tenant}
            submitLabel="Загрузить карту из акта"
            variant="quiet"
          />
        </div>
      )}
    </Section>
  )
}
