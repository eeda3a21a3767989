/** Failures of the papers that travel after a batch. None of them concerns the batch itself. */
export const CASE_PAPERS_ERRORS = {
  COUNTY_NO_PAPERS: '县里的版本还不收材料，批次照常送达。县里升级以后，材料会自动补送，不用处理。',
  PAPERS_REFUSED: '县级检查这份材料没有通过：{why}。没有收下，批次不受影响，请把这句话告知县级医保局。',
  PAPERS_FORK: '县级已有这一份材料，里面的文件与本机的不同，没有收下。批次不受影响，请与县级医保局核对。',
  PAPERS_TOO_LARGE: '县级服务不收这么大的材料，没有收下。批次不受影响，请改用 U 盘送交，并告知县级医保局。',
  PAPERS_NO_ROOM: '本机磁盘写不下要送的材料（{why}），材料暂时没有送，批次照常送达。请清理磁盘，会自动再送。',
  PAPERS_ALL_LOST: '这一份里的文件在本机都打不开了（丢失或损坏），没有送。请从备份恢复附件，再点「现在送」。',
  PAPERS_UNLISTED: '这一批有记录损坏，材料清点不了。请先按「数据检查」的提示处理。',
} as const satisfies Readonly<Record<string, string>>;
