using System.Text;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Control.Images;

/// <summary>Whatever comes as a manifest is read or refused, never anything else.</summary>
public sealed class ManifestFuzzTests
{
    [Fact]
    public void A_manifest_with_anything_done_to_it_is_read_or_refused()
    {
        var random = new Random(20261122);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = BrokenManifests.Next(random);
            try
            {
                ManifestReader.Read(bytes, random.Next(3) == 0 ? null : EcrHarness.OciManifest);
                read++;
            }
            catch (AwsException)
            {
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"{error.GetType().Name}: {error.Message}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }

        Assert.True(read > 1000 && refused > 1000, $"{read} read, {refused} refused: the mutations are all of one kind.");
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"schemaVersion":1}""")]
    [InlineData("""{"schemaVersion":2e400}""")]
    [InlineData("""{"schemaVersion":99999999999999999999}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"\ud800"}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"digest":"\udfff","size":1},"layers":[]}""")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"subject":{}}""")]
    [InlineData("[[[[")]
    [InlineData("")]
    public void Known_traps_are_refused(string manifest)
    {
        Assert.Equal("InvalidParameterException", Assert.Throws<AwsException>(() => ManifestReader.Read(Encoding.UTF8.GetBytes(manifest), null)).Code);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Nesting_of_any_depth_is_refused(string open, string close)
    {
        const int Depth = 300_000;
        var manifest = $$"""{"schemaVersion":2,"x":{{string.Concat(Enumerable.Repeat(open, Depth))}}1{{string.Concat(Enumerable.Repeat(close, Depth))}}}""";

        Assert.Throws<AwsException>(() => ManifestReader.Read(Encoding.UTF8.GetBytes(manifest), null));
    }
}
