import { useEffect, useMemo } from 'react';
import { attachmentField } from '#shared/model/attachment.ts';
import type { TableName } from '#shared/model/tables.ts';
import { closeHistory } from '../app/history-view.ts';
import type { SheetProps } from '../grid/sheet-props.ts';
import { showAttachments } from './attachments-view.ts';
import { attachmentFiles, holdsAttachments, refuseStrayFiles } from './dropped-files.ts';

/** What a table's sheet needs so that files can be kept with its rows; nothing where the table has no field for them. */
export function useAttaching(table: TableName): Pick<SheetProps, 'onAttachments' | 'rowDrop'> {
  useEffect(refuseStrayFiles, []);
  return useMemo(() => {
    if (!attachmentField(table)) return {};
    const show = (row: string, files?: readonly File[]) => {
      closeHistory(); // they stand in the same place
      showAttachments(table, row, files);
    };
    return {
      onAttachments: ({ row }) => show(row),
      rowDrop: {
        accepts: holdsAttachments,
        drop: (row, data) => {
          const files = attachmentFiles(data);
          if (files) show(row, files);
          return files !== undefined;
        },
      },
    };
  }, [table]);
}
