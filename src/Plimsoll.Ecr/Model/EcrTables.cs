using Plimsoll.Cells.Tables;

namespace Plimsoll.Ecr.Model;

/// <summary>The tables of ECR in a cell. Keys sort as AWS lists.</summary>
internal static class EcrTables
{
    public static readonly Table<RepositoryRecord> Repositories =
        new("ecr.repository", repository => repository.Name, EcrModelJson.Default.RepositoryRecord);
    public static readonly Index<RepositoryRecord> RepositoriesInOrder = Repositories.Index(_ => "");

    public static readonly Table<ImageRecord> Images = new("ecr.image", image => image.Key, EcrModelJson.Default.ImageRecord);
    public static readonly Index<ImageRecord> ImagesByRepository = Images.Index(image => image.Repository);
    public static readonly Index<ImageRecord> ImagesBySubject =
        Images.Index(image => image.Subject is { } subject ? ImageRecord.KeyOf(image.Repository, subject) : null);

    public static readonly Table<TagRecord> Tags = new("ecr.tag", tag => tag.Key, EcrModelJson.Default.TagRecord);
    public static readonly Index<TagRecord> TagsByRepository = Tags.Index(tag => tag.Repository);
    public static readonly Index<TagRecord> TagsByImage = Tags.Index(tag => ImageRecord.KeyOf(tag.Repository, tag.Digest));

    public static readonly Table<LayerRecord> Layers = new("ecr.layer", layer => layer.Key, EcrModelJson.Default.LayerRecord);
    public static readonly Index<LayerRecord> LayersByRepository = Layers.Index(layer => layer.Repository);

    public static readonly Table<SettingRecord> Settings = new("ecr.setting", setting => setting.Name, EcrModelJson.Default.SettingRecord);

    public static readonly Table<LifecyclePolicyRecord> LifecyclePolicies =
        new("ecr.lifecycle-policy", policy => policy.Repository, EcrModelJson.Default.LifecyclePolicyRecord);

    public static readonly Table<RepositoryPolicyRecord> RepositoryPolicies =
        new("ecr.repository-policy", policy => policy.Repository, EcrModelJson.Default.RepositoryPolicyRecord);

    public static readonly Table<RegistryPolicyRecord> RegistryPolicies =
        new("ecr.registry-policy", _ => RegistryPolicyRecord.Key, EcrModelJson.Default.RegistryPolicyRecord);

    public static readonly Table<TemplateRecord> Templates = new("ecr.template", template => template.Key, EcrModelJson.Default.TemplateRecord);
    public static readonly Index<TemplateRecord> TemplatesInOrder = Templates.Index(_ => "");

    public static readonly Table<PullThroughRuleRecord> PullThroughRules =
        new("ecr.pull-through-rule", rule => rule.Prefix, EcrModelJson.Default.PullThroughRuleRecord);
    public static readonly Index<PullThroughRuleRecord> PullThroughRulesInOrder = PullThroughRules.Index(_ => "");

    public static readonly Table<ScanRecord> Scans = new("ecr.scan", scan => scan.Key, EcrModelJson.Default.ScanRecord);

    public static readonly Table<ScanningRecord> Scanning = new("ecr.scanning", _ => ScanningRecord.Key, EcrModelJson.Default.ScanningRecord);

    public static readonly Table<PullExclusionRecord> PullExclusions =
        new("ecr.pull-exclusion", exclusion => exclusion.PrincipalArn, EcrModelJson.Default.PullExclusionRecord);
    public static readonly Index<PullExclusionRecord> PullExclusionsInOrder = PullExclusions.Index(_ => "");

    public static readonly Table<ReplicationConfigurationRecord> ReplicationConfigurations =
        new("ecr.replication-configuration", _ => ReplicationConfigurationRecord.Key, EcrModelJson.Default.ReplicationConfigurationRecord);

    public static readonly Table<ReplicationRecord> Replications = new("ecr.replication", one => one.Key, EcrModelJson.Default.ReplicationRecord);
    public static readonly Index<ReplicationRecord> ReplicationsByImage = Replications.Index(one => ImageRecord.KeyOf(one.Repository, one.Digest));
    public static readonly Index<ReplicationRecord> ReplicationsInProgress =
        Replications.Index(one => one.Status == ReplicationRecord.InProgress ? "" : null);

    public static readonly Table<ReplicationBackfillRecord> Backfills =
        new("ecr.replication-backfill", backfill => backfill.Id, EcrModelJson.Default.ReplicationBackfillRecord);
    public static readonly Index<ReplicationBackfillRecord> ActiveBackfills = Backfills.Index(backfill => backfill.IsActive ? "" : null);

    public static readonly Table<BackfillImageRecord> BackfillImages = new("ecr.replication-backfill-image", one => one.Key, EcrModelJson.Default.BackfillImageRecord);
    public static readonly Index<BackfillImageRecord> ImagesByBackfill = BackfillImages.Index(one => one.Backfill);
    public static readonly Index<BackfillImageRecord> ImagesToBackfill = BackfillImages.Index(one => one.Status is null ? one.Backfill : null);

    /// <summary>All of them, for the schema.</summary>
    public static IReadOnlyList<Table> All =>
    [
        Repositories, Images, Tags, Layers, Settings, LifecyclePolicies, RepositoryPolicies, RegistryPolicies, Templates,
        PullThroughRules, Scans, Scanning, PullExclusions, ReplicationConfigurations, Replications, Backfills, BackfillImages,
    ];
}
