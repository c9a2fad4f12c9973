import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { loadToolsFromTemplate } from './load'
import type { tools } from './module'

export const toolsServer = {
  files: { toolProofs: () => null, toolVisits: () => null },
  template: {
    load: async (tx, { tenantId, template }) => {
      await loadToolsFromTemplate(tx, tenantId, template)
    },
  },
} satisfies ServerModule<typeof tools>
