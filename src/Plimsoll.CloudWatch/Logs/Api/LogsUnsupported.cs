namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>The operations of AWS that are not built, so that a caller hears that the name was right.</summary>
internal static class LogsUnsupported
{
    public static readonly IReadOnlyList<string> Operations =
    [
        "AssociateKmsKey", "AssociateSourceToS3TableIntegration", "CancelImportTask", "CreateDelivery", "CreateImportTask",
        "CreateLogAnomalyDetector", "CreateLookupTable", "CreateScheduledQuery", "DeleteAccountPolicy", "DeleteDataProtectionPolicy",
        "DeleteDelivery", "DeleteDeliveryDestination", "DeleteDeliveryDestinationPolicy", "DeleteDeliverySource", "DeleteDestination",
        "DeleteIndexPolicy", "DeleteIntegration", "DeleteLogAnomalyDetector", "DeleteLookupTable", "DeleteScheduledQuery",
        "DeleteSyslogConfiguration", "DeleteTransformer", "DescribeAccountPolicies", "DescribeConfigurationTemplates", "DescribeDeliveries",
        "DescribeDeliveryDestinations", "DescribeDeliverySources", "DescribeDestinations", "DescribeFieldIndexes", "DescribeImportTaskBatches",
        "DescribeImportTasks", "DescribeIndexPolicies", "DescribeLookupTables", "DisassociateKmsKey", "DisassociateSourceFromS3TableIntegration",
        "GetDataProtectionPolicy", "GetDelivery", "GetDeliveryDestination", "GetDeliveryDestinationPolicy", "GetDeliverySource", "GetIntegration",
        "GetLogAnomalyDetector", "GetLogFields", "GetLogObject", "GetLookupTable", "GetScheduledQuery", "GetScheduledQueryHistory",
        "GetStorageTierPolicy", "GetTransformer", "ListAggregateLogGroupSummaries", "ListAnomalies", "ListIntegrations", "ListLogAnomalyDetectors",
        "ListScheduledQueries", "ListSourcesForS3TableIntegration", "ListSyslogConfigurations", "PutAccountPolicy", "PutBearerTokenAuthentication",
        "PutDataProtectionPolicy", "PutDeliveryDestination", "PutDeliveryDestinationPolicy", "PutDeliverySource", "PutDestination",
        "PutDestinationPolicy", "PutIndexPolicy", "PutIntegration", "PutStorageTierPolicy", "PutSyslogConfiguration", "PutTransformer",
        "TestTransformer", "UpdateAnomaly", "UpdateDeliveryConfiguration", "UpdateLogAnomalyDetector", "UpdateLookupTable", "UpdateScheduledQuery",
    ];
}
