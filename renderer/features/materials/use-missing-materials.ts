import { type MaterialLine, materialLines, missingMaterials } from '#shared/domain/material/material-lines.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useIntake, useIntakeSession } from '../intake/state/use-intake.ts';

/** The needed papers of the case that were not handed in; null while that is read. */
export function useMissingMaterials(): readonly MaterialLine[] | null {
  const { id } = useIntakeSession();
  const form = useIntake((state) => state.form);
  const { data } = useChannel('material/view', { applicationId: id });
  return data === undefined ? null : missingMaterials(materialLines(form, data.pack, data.lines));
}
