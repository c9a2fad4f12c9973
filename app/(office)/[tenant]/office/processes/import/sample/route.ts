import { sampleRoute } from '@/lib/imports/sample'

export const GET = sampleRoute('processes', async ({ tenant: { settings } }) => ({
  group: settings.processes.groups.map(({ title }) => title),
  carries: settings.processes.carries.map(({ title }) => title),
}))
