import { ProjectList } from '@/components/projects/ProjectList'
import { ListRows } from '@/components/ui/ListRows'
import { markup } from '@/components/ui/markup'
import { may } from '@/lib/access'
import { queryOf, withActor } from '@/lib/platform/api'
import { readProjectFilter } from '@/lib/projects/list/filter'
import { listProjects } from '@/lib/projects/list/queries'

/** The list of projects alone, as HTML: what changes on the page when the person searches, sorts, filters or turns a page. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    const filter = readProjectFilter(queryOf(request))
    const list = await listProjects(actor, filter)
    const html = await markup(
      <ProjectList
        tenant={tenant}
        filter={filter}
        list={list}
        timeZone={actor.tenant.timeZone}
        opens={may(actor, 'project.create')}
        Table={ListRows}
      />,
    )
    // As bytes: a string would be checked, copied and encoded piece by piece.
    return new Response(Buffer.from(html), {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    })
  })
}
