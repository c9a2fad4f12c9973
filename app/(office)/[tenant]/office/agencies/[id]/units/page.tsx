import type { Metadata } from 'next'
import { UnitFields } from '@/components/agencies/UnitFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { ListTable } from '@/components/ui/ListTable'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { listUnits, type UnitLineView, type UnitsView } from '@/lib/agencies/unit-queries'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { createUnitAction, importUnitsAction } from './action'

export const metadata: Metadata = { title: 'Подразделения' }

export default async function UnitsPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/agencies/${id}`
  const actor = await requireActor(tenant, `${at}/units`)
  const view = await listUnits(actor, { agencyId: id })
  const { agency, units, ended, can } = view
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: `/${tenant}/office/agencies` },
          { label: agency.name, href: at },
          { label: 'Подразделения' },
        ]}
      />
      <PageTitle
        title={
          units.length > 0 ? count(units.length, 'подразделение', 'подразделения', 'подразделений') : 'Подразделения'
        }
        kicker={agency.name}
      />
      {units.length > 0 ? (
        <UnitTable at={`${at}/units`} caption="Подразделения" units={units} edits={can.edit} />
      ) : (
        <EmptyState title="Подразделений пока нет">
          {can.edit
            ? 'Добавьте их по одному или вставьте списком: на них ссылаются процессы и их шаги.'
            : 'Их вносит куратор органа или процессный офис.'}
        </EmptyState>
      )}
      {can.edit && <UnitForms tenant={tenant} view={view} />}
      {ended.length > 0 && (
        <Section title="Упразднены">
          <UnitTable at={`${at}/units`} caption="Упразднённые подразделения" units={ended} edits={false} />
        </Section>
      )}
    </>
  )
}

type TableProps = { at: string; caption: string; units: readonly UnitLineView[]; edits: boolean }

function UnitTable({ at, caption, units, edits }: TableProps) {
  return (
    <ListTable
      caption={caption}
      columns={[
        { key: 'name', header: 'Подразделение', phone: 'title' },
        { key: 'head', header: 'Руководитель', width: '38%', phone: 'wide' },
      ]}
      rows={units.map(({ id, name, shortName, head, depth, until }) => ({
        key: id,
        cells: [
          {
            text: name,
            href: edits ? `${at}/${id}` : undefined,
            indent: depth,
            strong: depth === 0,
            notes: [...(shortName ? [shortName] : []), ...(until ? [`по ${formatShort(until)}`] : [])],
          },
          head || null,
        ],
      }))}
    />
  )
}

function UnitForms({ tenant, view }: { tenant: string; view: UnitsView }) {
  const hidden = { agencyId: view.agency.id }
  return (
    <div className="grid gap-x-10 lg:grid-cols-2">
      <Section title="Добавить подразделение" rule>
        <ActionForm action={createUnitAction} tenant={tenant} hidden={hidden} submitLabel="Добавить" resetOnDone quiet>
          <UnitFields parents={view.units} />
        </ActionForm>
      </Section>
      <Section title="Вставить списком" rule>
        <ActionForm
          action={importUnitsAction}
          tenant={tenant}
          hidden={hidden}
          submitLabel="Внести список"
          variant="quiet"
          resetOnDone
        >
          <TextArea
            name="text"
            label="Подразделения"
            hint="По одному в строке: «Управление выплат / Отдел назначений; начальник Петров П.П.». Чего нет – добавится, руководители обновятся."
            rows={8}
          />
        </ActionForm>
      </Section>
    </div>
  )
}
