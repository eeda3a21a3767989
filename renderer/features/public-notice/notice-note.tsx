import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useChannel } from '../../client/use-channel.ts';
import { Notice } from '../../ui/page/notice.tsx';

/** Above what waits for sealing: what does not wait there because of public notices; nothing when there is none. */
export function NoticeNote() {
  const { data } = useChannel('notice/counts', {});
  if (data === undefined) return null;
  const { isSet, waiting, running, objected } = data;
  const toNotices = (
    <Button variant="default" size="compact-sm" renderRoot={(props) => <Link to="/notices" {...props} />}>
      去公示
    </Button>
  );
  if (!isSet)
    return (
      <Notice meaning="warn" action={toNotices}>
        还没有设置封批前是否要公示。请向县级医保局问清，由管理员设置。
      </Notice>
    );
  const parts = [
    ...(waiting === 0 ? [] : [`${waiting} 份待公示`]),
    ...(running === 0 ? [] : [`${running} 份公示中`]),
    ...(objected === 0 ? [] : [`其中 ${objected} 份有异议`]),
  ];
  return parts.length === 0 ? null : (
    <Notice meaning="info" action={toNotices}>
      {parts.join('，')}。公示期满、没有异议的才能封批。
    </Notice>
  );
}
