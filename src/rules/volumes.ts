export const GIB = 2 ** 30;

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
export const RDS_VOLUME_GIB = 65_536;

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html */
export const AURORA_VOLUME_GIB = 262_144;

/** Engine versions before 15.13, 16.9 and 17.5 end here (Aurora User Guide, quotas). */
export const OLDER_AURORA_VOLUME_GIB = 131_072;
