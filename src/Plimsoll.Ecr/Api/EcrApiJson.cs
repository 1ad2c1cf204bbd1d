using System.Text.Json.Serialization;
using Plimsoll.Ecr.Api.Images;
using Plimsoll.Ecr.Api.Layers;
using Plimsoll.Ecr.Api.Lifecycle;
using Plimsoll.Ecr.Api.Policies;
using Plimsoll.Ecr.Api.Registry;
using Plimsoll.Ecr.Api.Repositories;
using Plimsoll.Ecr.Api.Tags;
using Plimsoll.Ecr.Api.Templates;
using Plimsoll.Wire.Json;

namespace Plimsoll.Ecr.Api;

/// <summary>How the inputs and outputs of the ECR API are read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(BatchCheckLayerAvailabilityRequest))]
[JsonSerializable(typeof(BatchCheckLayerAvailabilityResponse))]
[JsonSerializable(typeof(BatchDeleteImageRequest))]
[JsonSerializable(typeof(BatchDeleteImageResponse))]
[JsonSerializable(typeof(BatchGetImageRequest))]
[JsonSerializable(typeof(BatchGetImageResponse))]
[JsonSerializable(typeof(CompleteLayerUploadRequest))]
[JsonSerializable(typeof(CompleteLayerUploadResponse))]
[JsonSerializable(typeof(CreateRepositoryRequest))]
[JsonSerializable(typeof(CreateRepositoryResponse))]
[JsonSerializable(typeof(DeleteRepositoryRequest))]
[JsonSerializable(typeof(DeleteRepositoryResponse))]
[JsonSerializable(typeof(DescribeImagesRequest))]
[JsonSerializable(typeof(DescribeImagesResponse))]
[JsonSerializable(typeof(DescribeRepositoriesRequest))]
[JsonSerializable(typeof(DescribeRepositoriesResponse))]
[JsonSerializable(typeof(GetAccountSettingRequest))]
[JsonSerializable(typeof(GetAccountSettingResponse))]
[JsonSerializable(typeof(GetAuthorizationTokenRequest))]
[JsonSerializable(typeof(GetAuthorizationTokenResponse))]
[JsonSerializable(typeof(GetDownloadUrlForLayerRequest))]
[JsonSerializable(typeof(GetDownloadUrlForLayerResponse))]
[JsonSerializable(typeof(InitiateLayerUploadRequest))]
[JsonSerializable(typeof(InitiateLayerUploadResponse))]
[JsonSerializable(typeof(ListImageReferrersRequest))]
[JsonSerializable(typeof(ListImageReferrersResponse))]
[JsonSerializable(typeof(ListImagesRequest))]
[JsonSerializable(typeof(ListImagesResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(PutAccountSettingRequest))]
[JsonSerializable(typeof(PutAccountSettingResponse))]
[JsonSerializable(typeof(PutImageRequest))]
[JsonSerializable(typeof(PutImageResponse))]
[JsonSerializable(typeof(PutImageScanningConfigurationRequest))]
[JsonSerializable(typeof(PutImageScanningConfigurationResponse))]
[JsonSerializable(typeof(PutImageTagMutabilityRequest))]
[JsonSerializable(typeof(PutImageTagMutabilityResponse))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(UntagResourceRequest))]
[JsonSerializable(typeof(UntagResourceResponse))]
[JsonSerializable(typeof(UploadLayerPartRequest))]
[JsonSerializable(typeof(UploadLayerPartResponse))]
[JsonSerializable(typeof(PutLifecyclePolicyRequest))]
[JsonSerializable(typeof(PutLifecyclePolicyResponse))]
[JsonSerializable(typeof(GetLifecyclePolicyRequest))]
[JsonSerializable(typeof(GetLifecyclePolicyResponse))]
[JsonSerializable(typeof(DeleteLifecyclePolicyRequest))]
[JsonSerializable(typeof(DeleteLifecyclePolicyResponse))]
[JsonSerializable(typeof(StartLifecyclePolicyPreviewRequest))]
[JsonSerializable(typeof(StartLifecyclePolicyPreviewResponse))]
[JsonSerializable(typeof(GetLifecyclePolicyPreviewRequest))]
[JsonSerializable(typeof(GetLifecyclePolicyPreviewResponse))]
[JsonSerializable(typeof(SetRepositoryPolicyRequest))]
[JsonSerializable(typeof(SetRepositoryPolicyResponse))]
[JsonSerializable(typeof(GetRepositoryPolicyRequest))]
[JsonSerializable(typeof(GetRepositoryPolicyResponse))]
[JsonSerializable(typeof(DeleteRepositoryPolicyRequest))]
[JsonSerializable(typeof(DeleteRepositoryPolicyResponse))]
[JsonSerializable(typeof(PutRegistryPolicyRequest))]
[JsonSerializable(typeof(PutRegistryPolicyResponse))]
[JsonSerializable(typeof(GetRegistryPolicyRequest))]
[JsonSerializable(typeof(GetRegistryPolicyResponse))]
[JsonSerializable(typeof(DeleteRegistryPolicyRequest))]
[JsonSerializable(typeof(DeleteRegistryPolicyResponse))]
[JsonSerializable(typeof(CreateRepositoryCreationTemplateRequest))]
[JsonSerializable(typeof(CreateRepositoryCreationTemplateResponse))]
[JsonSerializable(typeof(UpdateRepositoryCreationTemplateRequest))]
[JsonSerializable(typeof(UpdateRepositoryCreationTemplateResponse))]
[JsonSerializable(typeof(DescribeRepositoryCreationTemplatesRequest))]
[JsonSerializable(typeof(DescribeRepositoryCreationTemplatesResponse))]
[JsonSerializable(typeof(DeleteRepositoryCreationTemplateRequest))]
[JsonSerializable(typeof(DeleteRepositoryCreationTemplateResponse))]
internal sealed partial class EcrApiJson : JsonSerializerContext;
