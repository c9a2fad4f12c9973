import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ItemForm } from '@/components/roadmaps/ItemForm'
import { requireActor } from '@/lib/platform/actor'
import { getItemForm } from '@/lib/roadmaps/item-queries'
import { amendRoadmapAction, proposeChangeAction, saveDraftItemAction } from './action'

const actions = { DRAFT: saveDraftItemAction, PROPOSE: proposeChangeAction, AMEND: amendRoadmapAction }
const leads = {
  DRAFT: undefined,
  PROPOSE:
    'Утверждённая карта меняется с согласия координационного совета или уполномоченного органа. До согласия действует прежний текст.',
  AMEND: 'Изменение действует сразу. Прежний текст и причина останутся в истории карты.',
} as const

/** The form of a new item or of an existing one, whichever the map's state allows. */
export async function ItemPage({
  tenant,
  roadmapId,
  itemId,
}: {
  tenant: string
  roadmapId: string
  itemId: string | null
}) {
  const at = `/${tenant}/office/roadmaps/${roadmapId}`
  const actor = await requireActor(tenant, `${at}/items/${itemId === null ? 'new' : `${itemId}/edit`}`)
  const form = await getItemForm(actor, { roadmapId, itemId })
  const title = itemId === null ? 'Новое мероприятие' : `Мероприятие ${form.item?.number ?? ''}`
  return (
    <div className="max-w-[48rem]">
      <Breadcrumbs
        items={[
          { label: pageName('roadmaps'), href: `/${tenant}/office/roadmaps` },
          { label: form.map.agencyName ?? form.map.title, href: at },
          { label: title },
        ]}
      />
      <PageTitle
        title={form.mode === 'PROPOSE' ? `${title}: предложить изменение` : title}
        kicker={form.map.title}
        lead={leads[form.mode]}
      />
      <ItemForm
        tenant={tenant}
        form={form}
        action={actions[form.mode]}
        backHref={itemId === null || form.mode === 'DRAFT' ? at : `${at}/items/${itemId}`}
      />
    </div>
  )
}
