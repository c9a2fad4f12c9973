import 'server-only'
import type { CockpitPart } from '@/lib/platform/module'
import { readLastSatisfaction } from './results/cockpit-part'
import { toldCockpit } from './told/cockpit-part'

/** Both columns of the clients: satisfaction and problems. */
export const feedbackCockpit = {
  ...toldCockpit,
  read: async (ctx, asked, found) => {
    const told = await toldCockpit.read(ctx, asked, found)
    return { columns: { ...told.columns, SATISFACTION: await readLastSatisfaction(ctx.tx, asked) } }
  },
} satisfies CockpitPart
