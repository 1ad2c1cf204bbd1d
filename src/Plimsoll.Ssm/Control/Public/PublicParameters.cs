using System.Buffers;
using System.Text;
using System.Text.Json;
using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Control.Filters;
using Plimsoll.Ssm.Model;

namespace Plimsoll.Ssm.Control.Public;

/// <summary>
/// The parameters that everybody has, <c>/aws/service/…</c>: of AWS's those that tell the image of container instances
/// (docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html). Every kind of image is the one of local instances.
/// </summary>
internal sealed class PublicParameters
{
    /// <summary>The type of all of them.</summary>
    public const string Type = ParameterTypes.Text;

    private const string Root = "/aws/service/ecs/optimized-ami/";
    private const string Os = "Linux";
    private const string Runtime = "Docker";
    private static readonly string[] Kinds = ["amazon-linux-2", "amazon-linux-2/arm64", "amazon-linux-2/kernel-5.10", "amazon-linux-2023", "amazon-linux-2023/arm64"];
    private static readonly ParameterRecord Like = new() { Name = Root, Version = 1, Tier = Tiers.Standard };
    private static readonly ParameterVersionRecord LikeVersion = new()
    {
        Parameter = Root,
        Version = 1,
        Sealed = "",
        Type = Type,
        DataType = DataTypes.Text,
        Tier = Tiers.Standard,
        LastModifiedDate = default,
        LastModifiedUser = "",
    };

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The parameters of an image.</summary>
    public PublicParameters(PublicImage image, DateTimeOffset since)
    {
        Since = since;
        (string Name, string Value)[] facts =
        [
            ("ecs_agent_version", image.AgentVersion), ("ecs_runtime_version", Runtime), ("image_id", image.Id), ("image_name", image.Name),
            ("image_version", image.Version), ("os", Os), ("schema_version", "1"), ("source_image_name", image.Name),
        ];
        foreach (var kind in Kinds)
        {
            var recommended = $"{Root}{kind}/recommended";
            _values[recommended] = Json(facts);
            foreach (var (name, value) in facts)
            {
                _values[$"{recommended}/{name}"] = value;
            }
        }
    }

    /// <summary>When they were last modified.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The value of a name; null when there is none.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>True when filters match: in all that they ask of, public parameters are alike.</summary>
    public static bool Match(IReadOnlyList<ParameterStringFilter>? filters) => ParameterFilters.Match(Like, LikeVersion, filters);

    /// <summary>Names after one, in order.</summary>
    public IEnumerable<string> Names(string? after) => _values.Keys.Where(name => after is null || string.CompareOrdinal(name, after) > 0);

    private static string Json(IEnumerable<(string Name, string Value)> facts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in facts)
            {
                if (name == "schema_version")
                {
                    writer.WriteNumber(name, 1);
                }
                else
                {
                    writer.WriteString(name, value);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
