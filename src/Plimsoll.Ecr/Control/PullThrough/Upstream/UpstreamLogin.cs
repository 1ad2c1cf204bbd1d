using System.Net.Http.Headers;
using System.Text;

namespace Plimsoll.Ecr.Control.PullThrough.Upstream;

/// <summary>A login to a registry. No record: nothing may print it by chance.</summary>
internal sealed class UpstreamLogin
{
    public string? Username { get; init; }

    public string? AccessToken { get; init; }

    /// <summary>As a header.</summary>
    public AuthenticationHeaderValue ToHeader() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{AccessToken}")));
}
