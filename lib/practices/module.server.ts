import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { practices } from './module'

export const practicesServer = {
  files: { practices: () => ({ some: { practice: { status: 'PUBLISHED' } } }) },
} satisfies ServerModule<typeof practices>
