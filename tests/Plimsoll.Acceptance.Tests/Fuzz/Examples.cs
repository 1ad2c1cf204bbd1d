using System.Text.Json;

namespace Plimsoll.Acceptance.Tests.Fuzz;

/// <summary>Good inputs of operations that random ones hardly ever pass: they build the state that the others then meet.</summary>
internal static class Examples
{
    private const string Resources =
        """
        "totalResources":[{"name":"CPU","type":"INTEGER","integerValue":4096},{"name":"MEMORY","type":"INTEGER","integerValue":8192},
        {"name":"PORTS","type":"STRINGSET","stringSetValue":["22","2375"]},{"name":"PORTS_UDP","type":"STRINGSET","stringSetValue":[]}]
        """;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["ecs:CreateCluster"] = """{"clusterName":"default","settings":[{"name":"containerInsights","value":"enabled"}],"tags":[{"key":"team","value":"a"}]}""",
        ["ecs:RegisterTaskDefinition"] =
            """
            {"family":"web","networkMode":"bridge","requiresCompatibilities":["EC2"],"cpu":"256","memory":"512","taskRoleArn":"arn:aws:iam::000000000000:role/r",
            "volumes":[{"name":"v","host":{"sourcePath":"/srv"}}],"placementConstraints":[{"type":"memberOf","expression":"attribute:ecs.os-type == linux"}],"tags":[{"key":"k","value":"v"}],
            "containerDefinitions":[{"name":"web","image":"web:1","cpu":64,"memory":128,"memoryReservation":64,"essential":true,"command":["a","b"],"entryPoint":["sh"],
            "portMappings":[{"containerPort":8080,"hostPort":0,"protocol":"tcp","name":"http"}],"environment":[{"name":"A","value":"1"}],"mountPoints":[{"sourceVolume":"v","containerPath":"/v","readOnly":true}],
            "dependsOn":[{"containerName":"init","condition":"SUCCESS"}],"healthCheck":{"command":["CMD-SHELL","true"],"interval":30,"timeout":5,"retries":3},"ulimits":[{"name":"nofile","softLimit":1,"hardLimit":2}],
            "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"g","awslogs-region":"us-east-1"}},"linuxParameters":{"capabilities":{"add":["NET_ADMIN"]},"initProcessEnabled":true},"stopTimeout":5},
            {"name":"init","image":"init:1","memory":64,"essential":false,"restartPolicy":{"enabled":false}}]}
            """,
        ["ecs:RegisterContainerInstance"] =
            $$"""{"cluster":"default",{{Resources}},"attributes":[{"name":"ecs.os-type","value":"linux"},{"name":"com.amazonaws.ecs.capability.docker-remote-api.1.24"}],"tags":[{"key":"k","value":"v"}]}""",
        ["ecs:RunTask"] =
            """
            {"cluster":"default","taskDefinition":"web","count":2,"launchType":"EC2","group":"g","startedBy":"me","clientToken":"t","enableECSManagedTags":true,"propagateTags":"TASK_DEFINITION",
            "placementStrategy":[{"type":"spread","field":"attribute:ecs.availability-zone"},{"type":"binpack","field":"memory"}],"placementConstraints":[{"type":"distinctInstance"}],"tags":[{"key":"k","value":"v"}],
            "overrides":{"cpu":"128","containerOverrides":[{"name":"web","command":["x"],"cpu":10,"memory":50,"environment":[{"name":"B","value":"2"}]}],"taskRoleArn":"arn:aws:iam::000000000000:role/x"}}
            """,
        ["ecs:PutAccountSetting"] = """{"name":"containerInsights","value":"enabled"}""",
        ["ecs:UpdateClusterSettings"] = """{"cluster":"default","settings":[{"name":"containerInsights","value":"disabled"}]}""",
        ["ecr:CreateRepository"] = """{"repositoryName":"team/app","imageTagMutability":"MUTABLE_WITH_EXCLUSION","imageTagMutabilityExclusionFilters":[{"filterType":"WILDCARD","filter":"v*"}],"imageScanningConfiguration":{"scanOnPush":true},"tags":[{"Key":"k","Value":"v"}]}""",
        ["ecr:DescribeRepositories"] = """{"repositoryNames":["team/app"]}""",
        ["ecr:InitiateLayerUpload"] = """{"repositoryName":"team/app"}""",
        ["ecr:BatchCheckLayerAvailability"] = """{"repositoryName":"team/app","layerDigests":["sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"]}""",
        ["ecr:PutImage"] =
            """
            {"repositoryName":"team/app","imageTag":"latest","imageManifestMediaType":"application/vnd.oci.image.index.v1+json",
            "imageManifest":"{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[],\"annotations\":{\"a\":\"b\"}}"}
            """,
        ["ecr:BatchGetImage"] = """{"repositoryName":"team/app","imageIds":[{"imageTag":"latest"}],"acceptedMediaTypes":["application/vnd.oci.image.index.v1+json"]}""",
        ["ecr:BatchDeleteImage"] = """{"repositoryName":"team/app","imageIds":[{"imageTag":"latest"},{"imageTag":"v1"}]}""",
        ["ecr:DescribeImages"] = """{"repositoryName":"team/app","filter":{"tagStatus":"ANY"},"maxResults":10}""",
        ["ecr:ListImages"] = """{"repositoryName":"team/app","filter":{"tagStatus":"TAGGED"}}""",
        ["ecr:PutImageTagMutability"] = """{"repositoryName":"team/app","imageTagMutability":"MUTABLE"}""",
        ["ecr:PutLifecyclePolicy"] =
            """{"repositoryName":"team/app","lifecyclePolicyText":"{\"rules\":[{\"rulePriority\":1,\"selection\":{\"tagStatus\":\"tagged\",\"tagPatternList\":[\"v*\"],\"countType\":\"sinceImagePushed\",\"countUnit\":\"days\",\"countNumber\":14},\"action\":{\"type\":\"expire\"}}]}"}""",
        ["ecr:SetRepositoryPolicy"] =
            """{"repositoryName":"team/app","policyText":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":[\"ecr:BatchGetImage\"],\"Condition\":{\"StringLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/*\"}}}]}"}""",
        ["ecr:PutRegistryPolicy"] =
            """{"policyText":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"ecr:ReplicateImage\",\"Resource\":\"*\"}]}"}""",
        ["ecr:CreateRepositoryCreationTemplate"] = """{"prefix":"team","appliedFor":["CREATE_ON_PUSH","REPLICATION"],"imageTagMutability":"IMMUTABLE","resourceTags":[{"Key":"k","Value":"v"}]}""",
        ["ecr:CreatePullThroughCacheRule"] = """{"ecrRepositoryPrefix":"quay","upstreamRegistryUrl":"quay.io"}""",
        ["ecr:PutAccountSetting"] = """{"name":"BLOB_MOUNTING","value":"ENABLED"}""",
        ["secretsmanager:CreateSecret"] = """{"Name":"app","SecretString":"hush","ClientRequestToken":"11111111111111111111111111111111","Tags":[{"Key":"k","Value":"v"}]}""",
        ["secretsmanager:PutSecretValue"] = """{"SecretId":"app","SecretString":"hush","ClientRequestToken":"22222222222222222222222222222222","VersionStages":["AWSCURRENT","mine"]}""",
        ["secretsmanager:UpdateSecret"] = """{"SecretId":"app","Description":"d","KmsKeyId":"alias/k","ClientRequestToken":"33333333333333333333333333333333"}""",
        ["secretsmanager:GetSecretValue"] = """{"SecretId":"app","VersionStage":"AWSCURRENT"}""",
        ["secretsmanager:BatchGetSecretValue"] = """{"Filters":[{"Key":"name","Values":["app"]}],"MaxResults":5}""",
        ["secretsmanager:ListSecrets"] = """{"Filters":[{"Key":"all","Values":["app"]}],"SortBy":"name","SortOrder":"desc","MaxResults":2}""",
        ["secretsmanager:UpdateSecretVersionStage"] =
            """{"SecretId":"app","VersionStage":"mine","MoveToVersionId":"11111111111111111111111111111111","RemoveFromVersionId":"22222222222222222222222222222222"}""",
        ["secretsmanager:PutResourcePolicy"] =
            """{"SecretId":"app","ResourcePolicy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\"}]}"}""",
        ["secretsmanager:DescribeSecret"] = """{"SecretId":"app"}""",
        ["secretsmanager:RestoreSecret"] = """{"SecretId":"app"}""",
        ["ssm:PutParameter"] =
            """{"Name":"/app/db","Value":"42","Type":"SecureString","Overwrite":true,"AllowedPattern":"^[0-9]+$","Tier":"Intelligent-Tiering","Policies":"[{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\"2099-01-01T00:00:00Z\"}}]"}""",
        ["ssm:GetParameter"] = """{"Name":"/app/db:1","WithDecryption":true}""",
        ["ssm:GetParameters"] = """{"Names":["/app/db","/app/db:prod","arn:aws:ssm:us-east-1:000000000000:parameter/app/db"],"WithDecryption":true}""",
        ["ssm:GetParametersByPath"] = """{"Path":"/app","Recursive":true,"ParameterFilters":[{"Key":"Type","Option":"Equals","Values":["SecureString"]}]}""",
        ["ssm:DescribeParameters"] = """{"ParameterFilters":[{"Key":"Path","Option":"Recursive","Values":["/app"]}]}""",
        ["ssm:LabelParameterVersion"] = """{"Name":"/app/db","Labels":["prod"]}""",
        ["ssm:AddTagsToResource"] = """{"ResourceType":"Parameter","ResourceId":"/app/db","Tags":[{"Key":"k","Value":"v"}]}""",
        ["logs:CreateLogGroup"] = """{"logGroupName":"web","tags":{"k":"v"}}""",
        ["logs:CreateLogStream"] = """{"logGroupName":"web","logStreamName":"a"}""",
        ["logs:PutLogEvents"] = """{"logGroupName":"web","logStreamName":"a","logEvents":[{"timestamp":1795361461604,"message":"hello"},{"timestamp":1795361461605,"message":"{\"a\":1}"}]}""",
        ["logs:FilterLogEvents"] = """{"logGroupName":"web","logStreamNamePrefix":"a","filterPattern":"{ $.a = 1 && $.b[0] != \"x*\" }","limit":10}""",
    };

    /// <summary>A good input, or null when there is none here.</summary>
    public static Value? Of(ApiOperation operation)
    {
        if (!Bodies.TryGetValue(operation.ToString(), out var body))
        {
            return null;
        }

        using var document = JsonDocument.Parse(body);
        return Read(document.RootElement);
    }

    private static Value Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new Value.Members([.. element.EnumerateObject().Select(member => (member.Name, Read(member.Value)))]),
        JsonValueKind.Array => new Value.Items([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.String => new Value.Words(element.GetString()!),
        _ => new Value.Raw(element.GetRawText()),
    };
}
